"""`python -m service`: the command, for where the script is not on PATH."""

from service.cli import main

main()
