TEXT = 'text'
