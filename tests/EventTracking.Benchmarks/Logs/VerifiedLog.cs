using EventTracking.Benchmarks.Measuring;
using EventTracking.Tool.Console;
using EventTracking.Tool.Logs;
using EventTracking.Tool.Verification;

namespace EventTracking.Benchmarks.Logs;

/// <summary>Reads and checks the lines of a file as <c>dotnet events verify</c> does, again and again.</summary>
internal sealed class VerifiedLog : Variant
{
    private readonly ToolConsole _console = ToolConsole.Redirected(Stream.Null, TextWriter.Null, TextWriter.Null);
    private readonly string _path = Path.GetTempFileName();
    private readonly LineTally _tally = new();
    private readonly LineVerifier _verifier;
    private LogReader _log;

    public VerifiedLog(IReadOnlyList<byte[]> lines, LineVerifier verifier)
        : base("dotnet events verify")
    {
        const int fileBytes = 8 * 1024 * 1024;
        using (var file = File.Create(_path))
        {
            while (file.Length < fileBytes)
            {
                foreach (var line in lines)
                    file.Write([.. line, (byte)'\n']);
            }
        }

        (_verifier, _log) = (verifier, LogReader.Open(_path, _console));
    }

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
            Verify();
    }

    public override void Dispose()
    {
        _log.Dispose();
        File.Delete(_path);
    }

    private void Verify()
    {
        LogLine line;
        while (!_log.TryRead(out line))
        {
            _log.Dispose();
            _log = LogReader.Open(_path, _console);
        }

        var verdict = _verifier.Verify(line.Utf8, mismatch: null);
        _tally.Add(verdict);
        if (verdict.Outcome is not LineOutcome.Valid)
            throw new InvalidDataException($"Line {line.Number} is {verdict.Outcome}.");
    }
}
