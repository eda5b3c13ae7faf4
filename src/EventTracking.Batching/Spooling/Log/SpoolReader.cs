using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Log;

namespace EventTracking;

/// <summary>
/// Reads a spool without changing it, for inspection and export. It takes no lock, and may read while a backend uses the spool: it then
/// returns the events that were there when it was opened, except those that the backend has delivered in the meantime.
/// </summary>
/// <example>
/// <code>
/// using var reader = SpoolReader.Open("/var/spool/shop");
/// while (reader.TryRead(out var spooled))
///     Console.WriteLine($"{spooled.Sequence} {spooled.Name}");
/// </code>
/// </example>
public sealed class SpoolReader : IDisposable
{
    private readonly List<SpoolDamage> _damage = [];
    private readonly List<Segment> _segments = [];
    private FrameReader? _frames;
    private int _index = -1;
    private long _position;
    private long _last;

    private SpoolReader(string path)
    {
        foreach (var file in Directory.GetFiles(path).Order(StringComparer.Ordinal))
        {
            if (SpoolNames.IsSegment(Path.GetFileName(file), out var first))
                Add(path, file, first);
        }

        for (var index = 0; index < _segments.Count - 1; index++)
            _segments[index].Last = _segments[index + 1].Header.Preceding;
        ReadCursor(path);
        Segments = [.. _segments.Select(static segment => new SpoolSegment(segment))];
        SpoolId = _segments is [.., var last] ? last.Header.SpoolId : SpoolId;
    }

    /// <summary>Gets the id of the spool, which is set when its folder is first used.</summary>
    public Guid SpoolId { get; private set; }

    /// <summary>
    /// Gets the sequence number through which all events are delivered or dropped, as last saved. Events up to it are still returned if
    /// their file exists. 0 if it is unknown.
    /// </summary>
    public long SettledSequence { get; private set; }

    /// <summary>Gets the files, in the order of their events.</summary>
    public IReadOnlyList<SpoolSegment> Segments { get; }

    /// <summary>Gets the damage that was found so far.</summary>
    public IReadOnlyList<SpoolDamage> Damage => _damage;

    /// <summary>Opens a folder.</summary>
    /// <param name="path">The path of the spool.</param>
    /// <exception cref="SpoolFolderException">The folder does not exist, or has the format of a later version.</exception>
    public static SpoolReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Directory.Exists(path)
            ? new SpoolReader(path)
            : throw new SpoolFolderException(path, "It does not exist.", "Pass the folder of a spool, which contains '*.seg' files.");
    }

    /// <summary>Reads the next event, in the order in which the events were emitted.</summary>
    /// <param name="spooled">The event, valid until the next call.</param>
    /// <returns><see langword="false"/> after the last event.</returns>
    public bool TryRead(out SpooledEvent spooled)
    {
        while (_frames is not null || TryOpenNext())
        {
            var segment = _segments[_index];
            var isLast = _index == _segments.Count - 1;
            if (_frames!.TryRead(_position, isLast ? long.MaxValue : segment.Last, segment.Bytes, out var sequence, out var payload))
            {
                Lose(sequence - 1, segment.Path);
                _position = sequence;
                spooled = new SpooledEvent(sequence, _frames.RoutingDepth, payload);
                return true;
            }

            // What follows the last event of the last file may be an append that is not complete.
            Lose(isLast ? _last : segment.Last, segment.Path);
            Dispose();
        }

        spooled = default;
        return false;
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        _frames?.Dispose();
        _frames = null;
    }

    private void Add(string folder, string path, long first)
    {
        using var file = ReadOnlyFiles.Open(path);
        if (SegmentHeader.TryRead(file, out var header) && header.First == first)
        {
            header.CheckVersion(folder, path);
            _segments.Add(new Segment(path, header) { Bytes = file.Length });
        }
        else if (file.Length > 0)
        {
            _damage.Add(new SpoolDamage(path, 0, 0));
        }
    }

    private void ReadCursor(string path)
    {
        if (CursorFile.Latest(path, static path => File.Exists(path) ? ReadOnlyFiles.Open(path) : null) is not { } cursor)
        {
            _position = _segments is [var oldest, ..] ? oldest.Header.First - 1 : 0;
            return;
        }

        SpoolId = cursor.SpoolId;
        SettledSequence = cursor.Settled;
        _last = cursor.Durable;
        if (_segments.Count is 0 && cursor.Durable > cursor.Settled)
            _damage.Add(new SpoolDamage(path, 0, cursor.Durable - cursor.Settled));
        _position = _segments is [var first, ..] ? Math.Min(cursor.Settled, first.Header.First - 1) : cursor.Settled;
    }

    private bool TryOpenNext()
    {
        while (++_index < _segments.Count)
        {
            var segment = _segments[_index];
            try
            {
                _frames = new FrameReader(ReadOnlyFiles.Open(segment.Path), segment.Header.Salt, new FrameChecksums());
            }
            catch (FileNotFoundException)
            {
                // The backend has delivered its events since.
                _position = Math.Max(_position, segment.Last);
                continue;
            }

            Lose(segment.Header.Preceding, segment.Path);
            _position = Math.Max(_position, segment.Header.First - 1);
            return true;
        }

        return false;
    }

    private void Lose(long through, string path)
    {
        var lost = through - Math.Max(_position, Math.Min(SettledSequence, through));
        if (lost > 0)
            _damage.Add(new SpoolDamage(path, _frames!.DamagedAt ?? (_frames.Offset is SegmentHeader.FramesAt ? 0 : _frames.Offset), lost));
        _position = Math.Max(_position, through);
    }
}
