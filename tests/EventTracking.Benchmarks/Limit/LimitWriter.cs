using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Limit;

/// <summary>
/// The work item written by hand for speed alone, as the least that it can take: all constants joined, one check of capacity,
/// strings checked and narrowed in one pass, doubles as exact decimals, the second's text kept, the context rendered before.
/// It does what a tracker must: it reads the clock, the async flow and the thread's state, makes an id, and calls a sink.
/// </summary>
/// <param name="sink">Where lines go.</param>
internal sealed class LimitWriter(IByteSink sink)
{
    private const int Constants = 512;

    private readonly AsyncLocal<RenderedContext> _context = new();

    public void Enter(RenderedContext context) => _context.Value = context;

    public void Emit(in VideoStopped e)
    {
        var thread = LimitThread.Current;
        var context = _context.Value!;
        var now = DateTime.UtcNow.Ticks;
        var id = MakeId(thread, now);

        ref var start = ref MemoryMarshal.GetArrayDataReference(thread.Reserve(MaxLength(in e, context)));
        ref var at = ref Fragment.Append(ref start, "{\"name\":\"org.edx.video.stop\",\"timestamp\":\""u8);
        at = ref thread.Timestamp.Append(ref at, now);
        at = ref Fragment.Append(ref at, "\",\"data\":{\"video_id\":\""u8);
        at = ref Text.Append(ref at, e.VideoId);
        at = ref Fragment.Append(ref at, "\",\"current_time\":"u8);
        at = ref ExactDecimal.Append(ref at, e.CurrentTime);
        at = ref Fragment.Append(ref at, ",\"duration\":"u8);
        at = ref ExactDecimal.Append(ref at, e.Duration);
        at = ref Fragment.Append(ref at, ",\"attempt\":"u8);
        at = ref Digits.Append(ref at, e.Attempt);
        at = ref Fragment.Append(ref at, ",\"is_full_screen\":"u8);
        at = ref e.IsFullScreen ? ref Fragment.Append(ref at, "true"u8) : ref Fragment.Append(ref at, "false"u8);
        at = ref Fragment.Append(ref at, ",\"language\":\""u8);
        at = ref Text.Append(ref at, e.Language);
        at = ref Fragment.Append(ref at, "\",\"code\":\""u8);
        at = ref Text.Append(ref at, e.Code);
        at = ref Fragment.Append(ref at, "\",\"page\":\""u8);
        at = ref Text.Append(ref at, e.Page);
        at = ref Fragment.Append(ref at, "\",\"tags\":["u8);
        at = ref AppendTags(ref at, e.Tags);
        at = ref Fragment.Append(ref at, "]},\"context\":"u8);
        at = ref context.Append(ref at);
        at = ref Fragment.Append(ref at, "}"u8);

        sink.Take(new Envelope(MemoryMarshal.CreateReadOnlySpan(ref start, (int)Unsafe.ByteOffset(ref start, ref at)), id).Json);
    }

    /// <summary>The high half of a UUID of version 7 is the time, the low half counts up from a random start.</summary>
    private static UInt128 MakeId(LimitThread thread, long utcTicks)
    {
        var milliseconds = (ulong)(utcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        return new UInt128((milliseconds << 16) | 0x7000, 0x8000_0000_0000_0000 | ++thread.LatestId);
    }

    private static ref byte AppendTags(ref byte at, string[] tags)
    {
        for (var i = 0; i < tags.Length; i++)
        {
            at = ref i == 0 ? ref Fragment.Append(ref at, "\""u8) : ref Fragment.Append(ref at, ",\""u8);
            at = ref Text.Append(ref at, tags[i]);
            at = ref Fragment.Append(ref at, "\""u8);
        }

        return ref at;
    }

    /// <summary>The room for all that may come; the sum replaces a check at every value.</summary>
    private static int MaxLength(in VideoStopped e, RenderedContext context)
    {
        var units = e.VideoId.Length + e.Language.Length + e.Code.Length + e.Page.Length;
        foreach (var tag in e.Tags)
            units += tag.Length + 3;
        return Constants + (units * EscapedText.LongestEscape) + (2 * ExactDecimal.MaxLength) + context.PaddedLength;
    }

    private readonly ref struct Envelope(ReadOnlySpan<byte> json, UInt128 id)
    {
        public ReadOnlySpan<byte> Json { get; } = json;

        public UInt128 Id { get; } = id;
    }
}
