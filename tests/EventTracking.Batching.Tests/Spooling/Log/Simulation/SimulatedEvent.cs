using System.Buffers.Binary;
using System.Text;
using EventTracking.Batching.Spooling;
using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Tests.Spooling.Log.Simulation;

/// <summary>
/// Events that differ in every part. The whole event follows from its number, so that it can be compared when it is read.
/// </summary>
internal static class SimulatedEvent
{
    private const string Names = "org.example.simulated.event.with.a.name.of.any.length";

    public static void AddTo(FrameGroup group, int number, int maxLineBytes)
    {
        Span<byte> line = stackalloc byte[maxLineBytes];
        group.Add(IdOf(number), number * 10L, number, Encoding.UTF8.GetBytes(NameOf(number)), LineOf(number, line));
    }

    /// <summary>Returns the number of an event.</summary>
    /// <exception cref="BrokenPromiseException">The event is not the one with this number.</exception>
    public static int Check(in SpooledEvent spooled, int maxLineBytes)
    {
        var number = spooled.Version;
        Span<byte> line = stackalloc byte[maxLineBytes];
        if (number < 0 || spooled.Id != IdOf(number) || spooled.Timestamp.UtcTicks != number * 10L || spooled.Name != NameOf(number)
            || !spooled.Line.SequenceEqual(LineOf(number, line)))
        {
            throw new BrokenPromiseException($"The event with the sequence {spooled.Sequence} has wrong bytes.");
        }

        return number;
    }

    private static Guid IdOf(int number) => new(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    private static string NameOf(int number) => Names[..(number % Names.Length)];

    /// <summary>Fills a line with text, with zeros, or with frames as they are on disk, except for the checksums.</summary>
    private static Span<byte> LineOf(int number, Span<byte> into)
    {
        var line = into[..(int)((uint)(number * 7919) % (uint)into.Length)];
        if (number % 16 is 0)
        {
            line.Clear();
            return line;
        }

        if (number % 8 is 1 && line.Length >= SpoolFrame.SizeOf(0, 0))
        {
            line.Clear();
            SpoolFrame.Write(line[..SpoolFrame.SizeOf(0, 0)], IdOf(number), 0, number, default, default);
            SpoolFrame.Complete(line, number, salt: 0);
            return line;
        }

        var state = (uint)number * 2654435761;
        var rest = line;
        for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
            BinaryPrimitives.WriteUInt32LittleEndian(rest, state = (state * 1664525) + 1013904223);
        rest.Fill((byte)number);
        return line;
    }
}
