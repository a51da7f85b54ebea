package dev.astrolabe.qualification;

import dev.astrolabe.runtime.text.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses that keep the reader's language. */
final class Link {
  private Link() {}

  /** The address, asked in the language. */
  static String in(String address, Language language) {
    return address + (address.contains("?") ? "&" : "?") + "lang=" + language.tag();
  }

  /** A value as a query carries it. */
  static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
