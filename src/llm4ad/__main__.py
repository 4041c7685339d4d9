from llm4ad.cli import app

app()
