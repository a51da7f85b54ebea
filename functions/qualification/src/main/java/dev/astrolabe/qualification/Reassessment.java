package dev.astrolabe.qualification;

/** Sends every lead on its way to being assessed by another version. */
@FunctionalInterface
interface Reassessment {
  /**
   * Puts the work on the bulk queue; throws where the queue does not answer.
   *
   * @param trace the id under which the work is logged
   */
  void start(String model, int version, String trace);
}
