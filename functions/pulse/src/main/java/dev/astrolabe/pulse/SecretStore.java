package dev.astrolabe.pulse;

import java.util.Optional;

/** Keeps the secrets of runs while they are open; nothing else does. */
interface SecretStore {
  /** The secret; empty where there is none, or none any more. */
  Optional<byte[]> find(String name);

  /**
   * Keeps a secret unless one stands.
   *
   * @return the one that stands
   */
  byte[] keep(String name, byte[] candidate);

  /** Deletes the only copy; nothing happens where there is none. */
  void forget(String name);
}
