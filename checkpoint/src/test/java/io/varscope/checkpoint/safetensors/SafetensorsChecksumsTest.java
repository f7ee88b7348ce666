package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.Strictness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tensors whose bytes are not those that were written are found. */
class SafetensorsChecksumsTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("x.safetensors");
    SafetensorsWriter.write(
        file,
        List.of(
            SafetensorsSamples.tensor(
                "digits", ElementType.U8, "123456789".getBytes(StandardCharsets.US_ASCII), 9),
            SafetensorsSamples.tensor("none", ElementType.U8, new byte[0], 0),
            SafetensorsSamples.tensor(
                "la\"rge", ElementType.U8, SafetensorsSamples.bytes(1_000_000, 1), 1_000_000)),
        Map.of("varscope.crc32c", "of another file"),
        true,
        Progress.NONE);
  }

  private SafetensorsFile open() throws IOException {
    return SafetensorsFile.open(file, Strictness.STRICT);
  }

  @Test
  void areInTheMetadata() throws IOException {
    try (SafetensorsFile checkpoint = open()) {
      String text = checkpoint.metadata().get("varscope.crc32c");
      // The check value of CRC-32C, and that of nothing.
      assertTrue(text.contains("\"digits\":\"e3069283\""), text);
      assertTrue(text.contains("\"none\":\"00000000\""), text);
      assertTrue(text.contains("\"la\\\"rge\":\""), text);
      assertEquals(List.of(), Checksums.verify(checkpoint, Progress.NONE));
    }
  }

  @Test
  void aBitThatIsWrongIsFound() throws IOException {
    try (SafetensorsFile checkpoint = open();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long at = checkpoint.find("la\"rge").orElseThrow().offset() + 999_999;
      byte wrong = (byte) (SafetensorsSamples.bytes(1_000_000, 1)[999_999] ^ 0x10);
      channel.write(ByteBuffer.wrap(new byte[] {wrong}), at);
      assertEquals(List.of("la\"rge"), Checksums.verify(checkpoint, Progress.NONE));
    }
  }

  @Test
  void progressIsToldAndMayCancel() throws IOException {
    try (SafetensorsFile checkpoint = open()) {
      List<Long> told = new ArrayList<>();
      Checksums.verify(
          checkpoint,
          (done, total) -> {
            assertEquals(1_000_009, total);
            return told.add(done);
          });
      assertEquals(1_000_009, told.get(told.size() - 1));
      assertThrows(
          CancellationException.class, () -> Checksums.verify(checkpoint, (done, total) -> false));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\":\"00000000\",\"b\":\"00000000\"} | there is one of 'b', but no such tensor",
        "{} | tensor 'a' has none",
        "{\"a\":\"00000000\",\"a\":\"00000000\"} | there are two of 'a'",
        "{\"a\":\"0000000\"} | that of 'a' is '0000000', not 8 digits",
        "{\"a\":\"0000000G\"} | that of 'a' is '0000000G', not 8 digits",
        "{\"a\":0} | the checksum of 'a' must be a text, not a number",
        "[] | the table of checksums must be an object, not a list",
        "{} x | this is no JSON",
        "{ | the JSON ends before it is complete",
      })
  void thatAreMalformedAreRefused(String text, String reason) throws IOException {
    String json =
        "{'__metadata__':{'varscope.crc32c':'"
            + text.replace("\"", "\\\"").replace("'", "\"")
            + "'},'a':{'dtype':'U8','shape':[0],'data_offsets':[0,0]}}";
    Files.write(file, SafetensorsSamples.file(json, 0));
    refused("malformed: ", reason);
  }

  @Test
  void aFileWithoutThemIsRefused() throws IOException {
    Files.write(file, SafetensorsSamples.file("{}", 0));
    refused("", "the file has no checksums");
  }

  private void refused(String before, String reason) throws IOException {
    try (SafetensorsFile checkpoint = open()) {
      CheckpointException e =
          assertThrows(
              CheckpointException.class, () -> Checksums.verify(checkpoint, Progress.NONE));
      assertTrue(e.reason().contains(before + reason), e.reason());
      assertEquals(file, e.file());
    }
  }
}
