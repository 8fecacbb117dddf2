package dev.cinch.cli.terminal;

import java.io.PrintStream;

/**
 * Writes lines, and below them one that is drawn again in place. On a plain output that one is left
 * out: who has something to say there says it in lines.
 */
public final class Terminal {

  private static final String CLEAR = "\r\u001b[K";
  // Cut off at the edge: a line that wraps can't be cleared.
  private static final String CUT = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final PrintStream output;
  private final Screen screen;
  private String status = "";
  private boolean closed;

  public Terminal(PrintStream output, Screen screen) {
    this.output = output;
    this.screen = screen;
  }

  /** Whether {@link #status} is seen. */
  public boolean redraws() {
    return screen.redraws();
  }

  /** A text that stands out, if it can. */
  public String ink(Ink ink, String text) {
    return screen.colours() ? ink.on(text) : text;
  }

  /** Writes a line above the status. */
  public synchronized void line(String text) {
    if (!closed) {
      clearStatus();
      output.println(text);
      drawStatus();
    }
  }

  /** Leaves a line free. */
  public void gap() {
    line("");
  }

  /** Draws the status anew; an empty one takes it away. */
  public synchronized void status(String text) {
    if (!closed && screen.redraws()) {
      clearStatus();
      status = text;
      drawStatus();
    }
  }

  /** Writes a last line, unless it is empty; whatever comes after it is not written. */
  public synchronized void close(String lastWord) {
    if (!closed) {
      status("");
      if (!lastWord.isEmpty()) {
        line(lastWord);
      }
      closed = true;
    }
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  private void clearStatus() {
    if (!status.isEmpty()) {
      output.print(CLEAR);
    }
  }

  private void drawStatus() {
    if (!status.isEmpty()) {
      output.print(CUT + status + WRAP);
    }
    output.flush();
  }
}
