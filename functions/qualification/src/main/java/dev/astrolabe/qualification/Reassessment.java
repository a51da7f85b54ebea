package dev.astrolabe.qualification;

/** Sends every lead on its way to being assessed by another version. */
@FunctionalInterface
interface Reassessment {
  /** Puts the work on the bulk queue; throws where the queue does not answer. */
  void start(String model, int version);
}
