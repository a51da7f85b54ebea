package dev.astrolabe.runtime.http;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One answer.
 *
 * @param headers by name as it is sent
 */
public record Response(int status, SortedMap<String, String> headers, Body body) {
  public Response {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** An answer of JSON. */
  public static Response json(int status, Body body) {
    return new Response(status, new TreeMap<>(), body).with("Content-Type", "application/json");
  }

  /** A page. */
  public static Response html(int status, String page) {
    return new Response(status, new TreeMap<>(), Body.of(page))
        .with("Content-Type", "text/html; charset=utf-8");
  }

  /** 303: look there, with GET. */
  public static Response seeOther(String location) {
    return new Response(303, new TreeMap<>(), Body.EMPTY).with("Location", location);
  }

  /** 204. */
  public static Response nothing() {
    return new Response(204, new TreeMap<>(), Body.EMPTY);
  }

  /** The same answer with one more header, or another value of it. */
  public Response with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }

  /** The same answer without its body, for HEAD. */
  Response withoutBody() {
    return new Response(status, headers, Body.EMPTY);
  }
}
