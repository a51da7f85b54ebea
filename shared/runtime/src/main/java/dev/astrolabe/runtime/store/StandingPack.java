package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.Standing;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/**
 * How a lead stands in one model, as bytes of its state. Times are whole seconds.
 *
 * @param rows the packed rows that stand in the state itself
 * @param segments names of the items that hold the others
 */
record StandingPack(
    String model,
    int version,
    SdkBytes shapes,
    SdkBytes rows,
    List<String> segments,
    Checkpoint checkpoint,
    Stage stage,
    Optional<Transition> newest,
    Score score,
    Grade grade,
    Instant assessedAt,
    Optional<Instant> nextChange) {

  static byte[] of(Standing standing, SealedRows.Plan plan) {
    var out = new Packer();
    out.unsigned(standing.version())
        .bytes(plan.rows().shapes().asByteArrayUnsafe())
        .bytes(plan.looseRows().asByteArrayUnsafe());
    out.unsigned(plan.rows().segments().size());
    for (var name : plan.rows().segments()) {
      out.bytes(ContentName.bytes(name));
    }
    out.signed(standing.checkpoint().asOf()).unsigned(standing.checkpoint().since().size());
    for (Map.Entry<Stage, Long> since : standing.checkpoint().since().entrySet()) {
      TransitionPack.stage(out, since.getKey());
      out.signed(since.getValue());
    }
    TransitionPack.stage(out, standing.stage());
    out.unsigned(standing.newest().isPresent() ? 1 : 0);
    standing.newest().ifPresent(transition -> TransitionPack.write(out, transition));
    out.signed(standing.score().total())
        .signed(standing.score().fit())
        .signed(standing.score().engagement())
        .unsigned(standing.grade().fit())
        .unsigned(standing.grade().engagement())
        .signed(standing.assessedAt().getEpochSecond())
        .unsigned(standing.nextChange().isPresent() ? 1 : 0);
    standing.nextChange().ifPresent(at -> out.signed(at.getEpochSecond()));
    return out.packed();
  }

  static StandingPack read(String model, byte[] packed) {
    var in = new Unpacker(packed);
    int version = in.count();
    var shapes = SdkBytes.fromByteArrayUnsafe(in.bytes());
    var rows = SdkBytes.fromByteArrayUnsafe(in.bytes());
    var segments = new ArrayList<String>();
    for (int n = in.count(); n > 0; n--) {
      segments.add(ContentName.text(in.bytes()));
    }
    long asOf = in.signed();
    var since = new EnumMap<Stage, Long>(Stage.class);
    for (int n = in.count(); n > 0; n--) {
      since.put(TransitionPack.stage(in), in.signed());
    }
    return new StandingPack(
        model,
        version,
        shapes,
        rows,
        segments,
        new Checkpoint(asOf, since),
        TransitionPack.stage(in),
        in.unsigned() == 1 ? Optional.of(TransitionPack.read(in, model)) : Optional.empty(),
        new Score(in.signed(), in.signed(), in.signed()),
        new Grade((char) in.count(), in.count()),
        Instant.ofEpochSecond(in.signed()),
        in.unsigned() == 1 ? Optional.of(Instant.ofEpochSecond(in.signed())) : Optional.empty());
  }

  /**
   * The standing.
   *
   * @param contents what the segments hold, by name
   */
  Standing standing(Map<String, byte[]> contents) {
    var chunks = new ArrayList<>(SealedRows.chunks(rows.asByteArrayUnsafe()));
    for (var name : segments) {
      chunks.addAll(SealedRows.chunks(content(contents, name)));
    }
    return new Standing(
        model,
        version,
        Evidence.unpack(shapes.asByteArrayUnsafe(), chunks),
        checkpoint,
        stage,
        newest,
        score,
        grade,
        assessedAt,
        nextChange);
  }

  /** Where the rows of the standing are kept. */
  SealedRows kept(Map<String, byte[]> contents) {
    return new SealedRows(
        shapes,
        segments,
        SealedRows.keys(shapes, rows.asByteArrayUnsafe()),
        segments.isEmpty()
            ? Set.of()
            : SealedRows.keys(shapes, content(contents, segments.getLast())));
  }

  private static byte[] content(Map<String, byte[]> contents, String name) {
    var content = contents.get(name);
    if (content == null) {
      throw new StoredFormatException("a segment of a lead's evidence is missing");
    }
    return content;
  }
}
