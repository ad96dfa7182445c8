# options: protocol_exceptions = false
import argparse


class BadArgument(argparse.ArgumentTypeError): ...  # HRD311
