"""In which ways can control leave a block of statements, and what has happened on each way?"""
