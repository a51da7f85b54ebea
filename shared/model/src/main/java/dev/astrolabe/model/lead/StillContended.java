package dev.astrolabe.model.lead;

/**
 * Other writers of the same lead were faster every time. Nothing is lost: what was begun is
 * finished when the same work is tried again.
 */
public final class StillContended extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StillContended(int tries) {
    super("other writers of the lead were faster " + tries + " times");
  }
}
