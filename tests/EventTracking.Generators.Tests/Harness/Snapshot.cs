using System.Runtime.CompilerServices;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>
/// Compares text with a reviewed file. The names are those of Verify: <c>{class}.{test}.verified.cs</c>, and <c>.received.cs</c> for a
/// mismatch. With <c>UPDATE_SNAPSHOTS=1</c>, the reviewed file is written first.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string text, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, "Snapshots", $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        var (verified, received) = ($"{stem}.verified.cs", $"{stem}.received.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(verified)!);
        File.Delete(received);

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is "1")
            File.WriteAllText(verified, text);

        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected != text)
            File.WriteAllText(received, text);
        Assert.Equal(expected, text);
    }
}
