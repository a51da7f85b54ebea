package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps mails as files that a person can open: {@code ID.json} with everything, beside it {@code
 * ID.html}, {@code ID.txt} and, for a message that came whole, {@code ID.eml}.
 */
public final class Outbox {
  private static final String JSON = ".json";

  private final Path folder;
  private final Optional<Set<String>> verified;

  private Outbox(Path folder, Optional<Set<String>> verified) {
    this.folder = folder;
    this.verified = verified;
  }

  /**
   * An outbox in a folder, with the mails that are there already.
   *
   * @param verified the addresses that may send; all where empty
   */
  public static Outbox in(Path folder, Optional<Set<String>> verified) throws IOException {
    Files.createDirectories(folder);
    return new Outbox(folder, verified.map(Set::copyOf));
  }

  boolean maySend(String from) {
    return verified.isEmpty() || verified.get().contains(from);
  }

  /** Every mail, oldest first. */
  public List<Mail> mails() throws IOException {
    List<Mail> mails = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "*" + JSON)) {
      for (var file : files) {
        mails.add(read(file));
      }
    }
    mails.sort(Comparator.comparing(Mail::at).thenComparing(Mail::id));
    return List.copyOf(mails);
  }

  /** One mail; none where the id is nobody's. */
  public Optional<Mail> mail(String id) throws IOException {
    var file = folder.resolve(id + JSON).normalize();
    if (!folder.equals(file.getParent())) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Mail read(Path file) throws IOException {
    var json = new JsonMapper().readTree(Files.readAllBytes(file));
    return new Mail(
        json.path("id").asText(),
        Instant.parse(json.path("at").asText()),
        json.path("from").asText(),
        Bodies.texts(json.path("to")),
        json.path("subject").asText(),
        Optional.ofNullable(json.path("text").textValue()),
        Optional.ofNullable(json.path("html").textValue()),
        json.path("raw").asBoolean());
  }

  /** Keeps a mail; its JSON comes last, so that what is listed is whole. */
  void keep(Mail mail, Optional<byte[]> whole) throws IOException {
    if (mail.text().isPresent()) {
      Files.writeString(folder.resolve(mail.id() + ".txt"), mail.text().get());
    }
    if (mail.html().isPresent()) {
      Files.writeString(folder.resolve(mail.id() + ".html"), mail.html().get());
    }
    if (whole.isPresent()) {
      Files.write(folder.resolve(mail.id() + ".eml"), whole.get());
    }
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", mail.id()).put("at", mail.at().toString()).put("from", mail.from());
    mail.to().forEach(json.putArray("to")::add);
    json.put("subject", mail.subject());
    mail.text().ifPresent(text -> json.put("text", text));
    mail.html().ifPresent(html -> json.put("html", html));
    json.put("raw", mail.raw());
    var unfinished = folder.resolve(mail.id() + ".new");
    Files.writeString(unfinished, json.toPrettyString());
    Files.move(unfinished, folder.resolve(mail.id() + JSON));
  }
}
