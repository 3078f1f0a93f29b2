"""Pure shared vocabulary: spans, cleaning, language, quotation marks, sentences."""
