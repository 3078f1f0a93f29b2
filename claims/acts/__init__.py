"""What people do: one editorial act per function.

Each act checks the permission, refuses bad input with a sentence (ValidationError), writes, and
appends an event, all in one transaction. `by` None is the operator at the command line.
"""
