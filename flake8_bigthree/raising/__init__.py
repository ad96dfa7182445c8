"""What can a block raise?"""
