using System.Text;

namespace EventTracking.Spool.Program;

/// <summary>Standard output, a line with each system call: a killed process has printed whole lines.</summary>
internal static class Output
{
    private static readonly Lock Gate = new();
    private static readonly Stream Stream = Console.OpenStandardOutput();

    public static void Line(string line)
    {
        lock (Gate)
            Stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
