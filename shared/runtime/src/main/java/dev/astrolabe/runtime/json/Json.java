package dev.astrolabe.runtime.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A JSON value. Immutable; object members keep the order in which they were written.
 *
 * <p>Read with {@link JsonReader}, written with {@link JsonWriter}.
 */
public sealed interface Json {
  /** A string. */
  record Text(String value) implements Json {}

  /** A number, exact. Its plain notation has at most a few hundred characters. */
  record Decimal(BigDecimal value) implements Json {
    /** The number in plain notation, without an exponent. */
    public String plain() {
      return value.toPlainString();
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements Json {}

  /** {@code null}: stated to be nothing, which is not the same as a member that is missing. */
  record Null() implements Json {}

  /** An array. */
  record Array(List<Json> items) implements Json {
    public Array {
      items = List.copyOf(items);
    }
  }

  /** An object. */
  record Fields(SequencedMap<String, Json> members) implements Json {
    public static final Fields NONE = new Fields(new LinkedHashMap<>());

    public Fields {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    /** The member's value, whatever it is; empty where there is none of that name. */
    public Optional<Json> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /** The member's text; empty where it is missing or no string. */
    public Optional<String> text(String name) {
      return members.get(name) instanceof Text(var value) ? Optional.of(value) : Optional.empty();
    }

    /** The member's number; empty where it is missing or no number. */
    public Optional<BigDecimal> decimal(String name) {
      return members.get(name) instanceof Decimal(var value)
          ? Optional.of(value)
          : Optional.empty();
    }

    /** The member's members; empty where it is missing or no object. */
    public Optional<Fields> fields(String name) {
      return members.get(name) instanceof Fields fields ? Optional.of(fields) : Optional.empty();
    }

    /** The member's items; empty where it is missing or no array. */
    public Optional<List<Json>> items(String name) {
      return members.get(name) instanceof Array(var items) ? Optional.of(items) : Optional.empty();
    }

    /** This object with one more member, or with another value for it in its old place. */
    public Fields with(String name, Json value) {
      var more = new LinkedHashMap<>(members);
      more.put(name, value);
      return new Fields(more);
    }

    /** This object with one more member. */
    public Fields with(String name, String value) {
      return with(name, new Text(value));
    }
  }

  /** A string. */
  static Json of(String value) {
    return new Text(value);
  }

  /** A whole number. */
  static Json of(long value) {
    return new Decimal(BigDecimal.valueOf(value));
  }

  /** A number. */
  static Json of(BigDecimal value) {
    return new Decimal(value);
  }

  /** {@code true} or {@code false}. */
  static Json of(boolean value) {
    return new Bool(value);
  }

  /** The text, or {@code null} where there is none. */
  static Json ofText(Optional<String> value) {
    return value.<Json>map(Text::new).orElseGet(Null::new);
  }

  /** An array of these. */
  static Json array(List<? extends Json> items) {
    return new Array(List.copyOf(items));
  }

  /** An object of strings. */
  static Fields ofTexts(Map<String, String> texts) {
    var members = new LinkedHashMap<String, Json>();
    texts.forEach((name, value) -> members.put(name, new Text(value)));
    return new Fields(members);
  }

  /** Starts an object: {@code Json.object().put("a", 1).build()}. */
  static Builder object() {
    return new Builder();
  }

  /** Gathers the members of an object; a name put twice is a mistake of the program. */
  final class Builder {
    private final LinkedHashMap<String, Json> members = new LinkedHashMap<>();

    private Builder() {}

    public Builder put(String name, Json value) {
      if (members.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("the member " + name + " was put twice");
      }
      return this;
    }

    public Builder put(String name, String value) {
      return put(name, of(value));
    }

    public Builder put(String name, long value) {
      return put(name, of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, of(value));
    }

    /** Puts the member only where there is a value. */
    public Builder putIfPresent(String name, Optional<String> value) {
      value.ifPresent(text -> put(name, text));
      return this;
    }

    public Fields build() {
      return new Fields(members);
    }
  }
}
