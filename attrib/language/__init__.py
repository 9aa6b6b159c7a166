"""From text to paragraphs, sentences, tokens, tags, quotations and the parse; the form of the page."""
