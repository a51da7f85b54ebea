package dev.astrolabe.local;

/** A command that could not do what was asked. The message is the one line that a person sees. */
class CommandFailed extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFailed(String message) {
    super(message);
  }
}
