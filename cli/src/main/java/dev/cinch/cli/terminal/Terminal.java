package dev.cinch.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines, and below them a status that is drawn again in place. On a plain output that is
 * left out: who has something to say there says it in lines.
 */
public final class Terminal {

  private static final String CLEAR = "\r\u001b[K";
  private static final String UP = "\u001b[A";
  // Cut off at the edge: a line that wraps can't be cleared.
  private static final String CUT = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final PrintStream answers;
  private PrintStream output;
  private Screen screen;
  private @Nullable BufferedReader input;
  private String status = "";
  private String lastWord = "";
  private boolean closed;

  /** One that nobody answers on. */
  public Terminal(PrintStream output, Screen screen) {
    this(output, screen, null);
  }

  /**
   * A terminal.
   *
   * @param input where answers come from; null where nobody is there to ask
   */
  public Terminal(PrintStream output, Screen screen, @Nullable BufferedReader input) {
    this.answers = output;
    this.output = output;
    this.screen = screen;
    this.input = input;
  }

  /** One that nobody sees. */
  public static Terminal mute() {
    return new Terminal(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        Screen.PLAIN);
  }

  /**
   * Leaves the output to answers, for programs that read it: from now on lines go to the error
   * output, and nobody is asked.
   */
  public synchronized void leaveToAnswers() {
    output =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    screen = Screen.PLAIN;
    input = null;
  }

  public synchronized boolean isLeftToAnswers() {
    return answers != output;
  }

  /** Writes an answer on the output, wherever lines go. */
  public synchronized void answer(String text) {
    if (!closed) {
      clearStatus();
      answers.println(text);
      drawStatus();
    }
  }

  /** Whether {@link #status} is seen. */
  public boolean redraws() {
    return screen.redraws();
  }

  /** Letters in a line. */
  int columns() {
    return screen.columns();
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

  /** Whether somebody is there who could answer. */
  public boolean canAsk() {
    return input != null;
  }

  /** Asks whether to go on; whoever says nothing has said no. */
  public boolean confirms(String what) {
    String answer = ask(what + " Go on? [y/N]").strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  /** Asks, and gives what is answered; empty where nobody answers. */
  public String ask(String question) {
    BufferedReader answers = input;
    if (answers == null) {
      return "";
    }
    prompt(question);
    try {
      String answer = answers.readLine();
      return answer == null ? "" : answer;
    } catch (IOException gone) {
      return "";
    }
  }

  /** The same, and what is typed is not shown where that can be helped. */
  public String askSecret(String question) {
    Console console = System.console();
    if (console == null) {
      return ask(question);
    }
    prompt(question);
    char[] secret = console.readPassword();
    return secret == null ? "" : String.valueOf(secret);
  }

  private synchronized void prompt(String question) {
    if (!closed) {
      clearStatus();
      status = "";
      output.print(question + " ");
      output.flush();
    }
  }

  /** What is to be said when Ctrl-C ends it from here on. */
  public synchronized void lastWord(String text) {
    lastWord = text;
  }

  /** Says the last word; for Ctrl-C. */
  public synchronized void interrupted() {
    close(lastWord);
  }

  /** Draws the status anew, of one line or several; an empty one takes it away. */
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
      output.print(CLEAR + (UP + CLEAR).repeat(Math.toIntExact(status.lines().count()) - 1));
    }
  }

  private void drawStatus() {
    if (!status.isEmpty()) {
      output.print(CUT + status + WRAP);
    }
    output.flush();
  }
}
