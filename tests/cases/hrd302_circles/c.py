from b import circular
