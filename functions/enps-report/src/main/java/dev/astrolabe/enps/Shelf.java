package dev.astrolabe.enps;

/** Where delivered reports lie. */
interface Shelf {
  /** Lays a file down, in place of one of its name. */
  void put(String key, byte[] bytes, String contentType);
}
