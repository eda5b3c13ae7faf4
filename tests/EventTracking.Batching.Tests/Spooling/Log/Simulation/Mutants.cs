using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Tests.Spooling.Log.Simulation;

/// <summary>The log, and logs that differ from it in one step.</summary>
internal static class Mutants
{
    public static SpoolLogFactory None { get; } = static (f, p, o, r) => new Variant(f, p, o, r);

    public static SpoolLogFactory AcknowledgesBeforeSync { get; } = static (f, p, o, r) => new AcknowledgesFirst(f, p, o, r);

    public static SpoolLogFactory NeverSyncs { get; } = static (f, p, o, r) => new Variant(f, p, o, r, new WithoutSync(f));

    public static SpoolLogFactory NeverSyncsFolder { get; } = static (f, p, o, r) => new Variant(f, p, o, r, new WithoutFolderSync(f));

    public static SpoolLogFactory DeletesBeforeCursor { get; } = static (f, p, o, r) => new DeletesFirst(f, p, o, r);

    public static SpoolLogFactory IgnoresFailedSync { get; } = static (f, p, o, r) => new Variant(f, p, o, r, new SyncWithoutErrors(f));

    public static SpoolLogFactory IgnoresShortWrite { get; } = static (f, p, o, r) => new Variant(f, p, o, r, new SingleWrite(f));

    public static SpoolLogFactory ContinuesAfterFailedWrite { get; } =
        static (f, p, o, r) => new Variant(f, p, o, r, new WriteWithoutErrors(f));

    public static SpoolLogFactory ReusesSequences { get; } = static (f, p, o, r) => new CountsSegmentsOnly(f, p, o, r);

    public static SpoolLogFactory IgnoresPayloadChecksum { get; } =
        static (f, p, o, r) => new Variant(f, p, o, r, checksums: new HeaderOnly());

    public static SpoolLogFactory SavesCursorAhead { get; } = static (f, p, o, r) => new SettlesDurable(f, p, o, r);

    public static SpoolLogFactory RepeatsFailedSync { get; } = static (f, p, o, r) => new Variant(f, p, o, r, new RepeatedSync(f));

    public static SpoolLogFactory IgnoresHeaderChecksum { get; } =
        static (f, p, o, r) => new Variant(f, p, o, r, checksums: new PayloadOnly());

    private class Variant(
        ISpoolFileSystem files,
        string path,
        SpoolLogOptions options,
        ISpoolReports reports,
        DiskSteps? steps = null,
        FrameChecksums? checksums = null)
        : SpoolLog(files, path, options, reports, steps, checksums);

    private sealed class AcknowledgesFirst(ISpoolFileSystem files, string path, SpoolLogOptions options, ISpoolReports reports)
        : Variant(files, path, options, reports)
    {
        protected override void Commit(OpenSegment open, IFrameGroup group, long last)
        {
            var offset = open.Segment.End;
            Acknowledge(open, group.Bytes, last);
            for (var i = 0; i < group.Pieces; i++)
            {
                open.File.Write(offset, group.Piece(i));
                offset += group.Piece(i).Length;
            }

            open.File.Sync();
        }
    }

    private sealed class DeletesFirst(ISpoolFileSystem files, string path, SpoolLogOptions options, ISpoolReports reports)
        : Variant(files, path, options, reports)
    {
        protected override void RemoveSettled()
        {
            try
            {
                DeleteThrough(SettledSequence);
            }
            catch (IOException)
            {
                // As in the real log, the next call deletes it.
            }

            base.RemoveSettled();
        }
    }

    private sealed class CountsSegmentsOnly(ISpoolFileSystem files, string path, SpoolLogOptions options, ISpoolReports reports)
        : Variant(files, path, options, reports)
    {
        protected override long FirstFreeSequence(RecoveredSpool recovered) =>
            recovered.Segments is [.., var last] ? last.Last + 1 : 1;
    }

    private sealed class SettlesDurable(ISpoolFileSystem files, string path, SpoolLogOptions options, ISpoolReports reports)
        : Variant(files, path, options, reports)
    {
        protected override CursorState State(long settled) => base.State(settled > 0 ? DurableSequence : 0);
    }

    private sealed class WithoutSync(ISpoolFileSystem files) : DiskSteps(files)
    {
        public override void Sync(ISpoolFile file)
        {
        }
    }

    private sealed class WithoutFolderSync(ISpoolFileSystem files) : DiskSteps(files)
    {
        public override void SyncFolder(string path)
        {
        }
    }

    private sealed class SyncWithoutErrors(ISpoolFileSystem files) : DiskSteps(files)
    {
        public override void Sync(ISpoolFile file)
        {
            try
            {
                file.Sync();
            }
            catch (IOException)
            {
                // The mutation.
            }
        }
    }

    private sealed class RepeatedSync(ISpoolFileSystem files) : DiskSteps(files)
    {
        public override void Sync(ISpoolFile file)
        {
            try
            {
                file.Sync();
            }
            catch (IOException)
            {
                file.Sync();
            }
        }
    }

    private sealed class SingleWrite(ISpoolFileSystem files) : DiskSteps(files)
    {
        public override void Write(ISpoolFile file, long offset, ReadOnlySpan<byte> bytes) => file.Write(offset, bytes);
    }

    private sealed class WriteWithoutErrors(ISpoolFileSystem files) : DiskSteps(files)
    {
        public override void Write(ISpoolFile file, long offset, ReadOnlySpan<byte> bytes)
        {
            try
            {
                base.Write(file, offset, bytes);
            }
            catch (IOException)
            {
                // The mutation.
            }
        }
    }

    private sealed class HeaderOnly : FrameChecksums
    {
        public override bool PayloadMatches(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, ulong salt) => true;
    }

    private sealed class PayloadOnly : FrameChecksums
    {
        public override bool HeaderMatches(ReadOnlySpan<byte> header, ulong salt) => true;
    }
}
