package dev.astrolabe.bench.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class FormPostsTest {
  private static final Pattern BODY = Pattern.compile("\"body\": \"([^\"]*)\"");

  @Test
  void fillsEveryFormToAKilobyte() throws IOException {
    var sample = Files.readString(Path.of("..", "events", "http-form-post.json"));
    var posts = new FormPosts(1, sample, 1_791_176_400_000L);

    for (int i = 0; i < 200; i++) {
      var body = BODY.matcher(posts.next(i));
      assertThat(body.find()).isTrue();
      assertThat(body.group(1)).hasSize(1_000).contains("email=sara.ahmadi." + i + "%40");
    }
  }
}
