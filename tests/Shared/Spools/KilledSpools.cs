using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace EventTracking.Shared;

/// <summary>
/// Kills processes (<c>kill -9</c>) at random times while sixteen threads emit to one spool, each waiting for a flush after every event.
/// The acknowledgments of the flushes arrive through a pipe. A last process delivers what it finds.
/// </summary>
/// <param name="command">The spool program, with the arguments before its own.</param>
/// <param name="seed">The seed of the times.</param>
internal sealed class KilledSpools(string[] command, int seed)
{
    private const int Writers = 16;
    private const int NumbersPerProcess = 1_000_000;
    private const int MaxAcknowledgments = 300;

    private readonly Random _random = new(seed);
    private readonly HashSet<(int Writer, int Number)> _acknowledged = [];
    private readonly Dictionary<(int Writer, int Number), int> _delivered = [];

    /// <summary>
    /// Asserts that every acknowledged event is delivered exactly once, and that of the others those that a thread emitted first are there.
    /// </summary>
    /// <param name="path">The folder of the spool.</param>
    /// <param name="kills">How many processes are killed.</param>
    /// <param name="durability">The durability of the spool: <c>Disk</c> or <c>Process</c>.</param>
    public void AssertNothingIsLostDuringAnOutage(string path, int kills, string durability)
    {
        for (var process = 0; process < kills; process++)
            Kill(process, path, durability, "refuse");
        Assert.Empty(_delivered);

        Drain(path, durability);
        Assert.DoesNotContain(_acknowledged, acknowledged => !_delivered.ContainsKey(acknowledged));
        Assert.DoesNotContain(_delivered, static delivered => delivered.Value > 1);
        AssertPrefixes();
    }

    /// <summary>Asserts that every acknowledged event is delivered at least once by processes killed during the delivery.</summary>
    /// <inheritdoc cref="AssertNothingIsLostDuringAnOutage"/>
    public void AssertNothingIsLostDuringDelivery(string path, int kills, string durability)
    {
        for (var process = 0; process < kills; process++)
            Kill(process, path, durability, "accept");

        Drain(path, durability);
        Assert.DoesNotContain(_acknowledged, acknowledged => !_delivered.ContainsKey(acknowledged));
        AssertPrefixes();
    }

    private void Kill(int process, string path, string durability, string destination)
    {
        using var writer = Start(
            "mode=write",
            $"path={path}",
            $"durability={durability}",
            $"destination={destination}",
            $"writers={Writers}",
            string.Create(CultureInfo.InvariantCulture, $"first={process * NumbersPerProcess}"));
        for (var left = _random.Next(1, MaxAcknowledgments); left > 0;)
        {
            var line = writer.ReadLineInTime() ?? throw new InvalidOperationException(writer.ReadErrorsInTime());
            left -= Read(line) ? 1 : 0;
        }

        writer.Kill();
        while (writer.ReadLineInTime() is { } line)
            Read(line);
        writer.WaitForExitInTime();
    }

    private void Drain(string path, string durability)
    {
        using var last = Start("mode=drain", $"path={path}", $"durability={durability}");
        var lines = new List<string>();
        while (last.ReadLineInTime() is { } line)
        {
            Read(line);
            lines.Add(line);
        }

        last.WaitForExitInTime();
        Assert.True(last.ExitCode == 0, $"{string.Join('\n', lines.TakeLast(5))}\n{last.ReadErrorsInTime()}");

        // Offered, delivered, pending, spooled, dropped, of which the disk was full, of which the disk failed.
        var account = lines.Single(static line => line.StartsWith("account ", StringComparison.Ordinal)).Split(' ');
        Assert.Equal(account[1], account[2]);
        Assert.Equal(["0", "0", "0", "0", "0", "True"], account[3..]);
    }

    /// <summary>A thread waits for each event, so no event can be there without those before it.</summary>
    private void AssertPrefixes()
    {
        foreach (var emitted in _delivered.Keys.GroupBy(static one => (one.Writer, one.Number / NumbersPerProcess)))
        {
            var first = emitted.Key.Item2 * NumbersPerProcess;
            Assert.Equal(Enumerable.Range(first, emitted.Count()), emitted.Select(static one => one.Number).Order());
        }
    }

    /// <summary>Reads a line of the program.</summary>
    /// <returns>Whether it is an acknowledgment.</returns>
    private bool Read(string line)
    {
        var words = line.Split(' ');
        if (words is not [("ack" or "got") and var word, var writer, var number])
            return false;

        var one = (int.Parse(writer, CultureInfo.InvariantCulture), int.Parse(number, CultureInfo.InvariantCulture));
        if (word == "got")
            _delivered[one] = _delivered.GetValueOrDefault(one) + 1;
        else
            _acknowledged.Add(one);
        return word == "ack";
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
