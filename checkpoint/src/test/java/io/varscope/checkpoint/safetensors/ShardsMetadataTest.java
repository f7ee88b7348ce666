package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.metadata.Aliases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shards say of themselves is not forgotten. */
class ShardsMetadataTest {

  @TempDir Path folder;

  private Checkpoint open(String ofIndex, String ofFirst, String ofSecond) throws IOException {
    shard("1", ofFirst);
    shard("2", ofSecond);
    Path index = folder.resolve("model.safetensors.index.json");
    String json =
        "{'metadata':{" + ofIndex + "},'weight_map':{'a2':'2.safetensors','a1':'1.safetensors'}}";
    Files.write(index, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    return Checkpoint.open(index);
  }

  private void shard(String name, String metadata) throws IOException {
    Files.write(
        folder.resolve(name + ".safetensors"),
        SafetensorsSamples.file(
            "{'__metadata__':{"
                + metadata
                + "},'a"
                + name
                + "':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}",
            1));
  }

  @Test
  void whatOnlyAShardSaysIsKept() throws IOException {
    try (Checkpoint opened =
        open("'i':'0','format':'pt'", "'a':'1','format':'pt'", "'b':'2','format':'pt'")) {
      assertEquals(Map.of("i", "0", "format", "pt", "a", "1", "b", "2"), opened.metadata());
      assertEquals(List.of(), opened.notes());
    }
  }

  @Test
  void whereTwoDifferItIsNoted() throws IOException {
    try (Checkpoint opened = open("'x':'0'", "'x':'1','y':'1'", "'y':'2'")) {
      assertEquals(Map.of("x", "0", "y", "1"), opened.metadata());
      assertEquals(
          List.of(
              "the metadata of 'x' are '0', though '1.safetensors' says '1'"
                  + " (and 1 more like that)"),
          opened.notes());
    }
  }

  @Test
  void aliasesInShardsAreFound() throws IOException {
    try (Checkpoint opened = open("", "'varscope.alias.tied':'a2'", "")) {
      assertEquals("a2", Aliases.names(opened.metadata()).get("tied"));
    }
  }

  @Test
  void checksumsOfAShardAreNotThoseOfAll() throws IOException {
    try (Checkpoint opened =
        open("", "'varscope.crc32c':'{}'", "'varscope.crc32c':'{\\'a2\\':\\'0\\'}'")) {
      assertEquals(Map.of(), opened.metadata());
      assertEquals(List.of(), opened.notes());
    }
  }
}
