package dev.astrolabe.runtime.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item of a table, its attributes by name. */
record Item(Map<String, AttributeValue> attributes) {
  Item {
    attributes = Map.copyOf(attributes);
  }

  static Builder of(String pk, String sk) {
    return new Builder().text("pk", pk).text("sk", sk);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  Optional<Long> number(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::n).map(Long::valueOf);
  }

  long requiredNumber(String name) {
    return number(name).orElseThrow(() -> missing(name));
  }

  Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(attributes.get(name))
        .map(AttributeValue::b)
        .map(SdkBytes::asByteArray);
  }

  byte[] requiredBytes(String name) {
    return bytes(name).orElseThrow(() -> missing(name));
  }

  String pk() {
    return requiredText("pk");
  }

  String sk() {
    return requiredText("sk");
  }

  /**
   * Checks that this version reads the item's format: {@code newest} or the one before.
   *
   * @return the item's format
   */
  int format(int newest) {
    long format = requiredNumber(FORMAT);
    if (format != newest && format != newest - 1) {
      throw new StoredFormatException(
          "an item has format "
              + format
              + ", this version reads "
              + newest
              + " and the one before");
    }
    return (int) format;
  }

  /** The attribute that holds the number of the item's format. */
  static final String FORMAT = "f";

  private static StoredFormatException missing(String name) {
    return new StoredFormatException("an item lacks its attribute " + name);
  }

  /** Gathers attributes. */
  static final class Builder {
    private final Map<String, AttributeValue> attributes = new HashMap<>();

    Builder text(String name, String value) {
      attributes.put(name, AttributeValue.fromS(value));
      return this;
    }

    Builder text(String name, Optional<String> value) {
      value.ifPresent(text -> text(name, text));
      return this;
    }

    Builder number(String name, long value) {
      attributes.put(name, AttributeValue.fromN(Long.toString(value)));
      return this;
    }

    Builder bytes(String name, byte[] value) {
      attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
      return this;
    }

    Builder value(String name, AttributeValue value) {
      attributes.put(name, value);
      return this;
    }

    Item build() {
      return new Item(attributes);
    }
  }
}
