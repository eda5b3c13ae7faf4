using EventTracking.Batching.Spooling;
using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Log;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Log.Simulation;

internal delegate SpoolLog SpoolLogFactory(ISpoolFileSystem files, string path, SpoolLogOptions options, ISpoolReports reports);

/// <summary>
/// Several processes in a row use one spool at random and end in all ways, while the disk fails and loses power. The same seed repeats the
/// same simulation.
/// </summary>
internal sealed class SpoolSimulation
{
    private const string Folder = "/spool";
    private const int Never = 1_000_000_000;

    private readonly Random _random;
    private readonly SpoolLogFactory _create;
    private readonly SimulatedDisk _disk = new();
    private readonly SpoolLogOptions _options;
    private readonly SpoolOracle _oracle;
    private readonly int _maxLineBytes;
    private readonly int _maxGroup;
    private readonly HashSet<DiskOperation> _faults = [];
    private CollectingReports _reports = new();
    private PermittedLoss _permitted;
    private TimeSpan _now;
    private int _events;
    private bool _isDropping;
    private bool _hasLostSyncs;

    private SpoolSimulation(int seed, SpoolLogFactory create)
    {
        _random = new Random(seed);
        _create = create;
        _maxLineBytes = _random.Next(3) switch { 0 => 40, 1 => 200, _ => 900 };
        _maxGroup = _random.Next(3) is 0 ? 1 : 6;
        _oracle = new SpoolOracle(_maxLineBytes);
        var segment = _random.Next(1_500, 6_000);
        _options = new SpoolLogOptions
        {
            Durability = _random.Next(3) is 0 ? SpoolDurability.Process : SpoolDurability.Disk,
            SegmentBytes = segment,
            MaxBytes = segment * _random.Next(4, 12),
            CursorEvents = _random.Next(1, 20),
        };
        if (_random.Next(3) is 0)
            _disk.Faults.ShortTransfers = _random;
        if (_random.Next(4) is 0)
            _disk.Capacity = _options.MaxBytes * _random.Next(30, 120) / 100 + 10_000;
    }

    /// <exception cref="BrokenPromiseException">The log broke a promise.</exception>
    public static void Run(int seed, SpoolLogFactory create) => new SpoolSimulation(seed, create).Run();

    private void Run()
    {
        for (var lives = _random.Next(2, 6); lives > 0; lives--)
        {
            _disk.Faults.Heal();
            _faults.Clear();
            var losesPower = _random.Next(3) is 0 && _permitted is not PermittedLoss.One;
            _disk.Faults.LosePowerAt(losesPower ? _random.Next(1, 150) : Never);
            SpoolLog? log = null;
            try
            {
                log = Start();
                Live(log);
                End(log);
            }
            catch (PowerLossException)
            {
                _oracle.AcknowledgeThrough(log?.DurableSequence ?? 0);
                LosePower();
            }
        }

        _disk.Faults.Heal();
        _disk.Faults.LosePowerAt(Never);
        using var last = Start();
    }

    private SpoolLog Start()
    {
        if (_random.Next(4) is 0)
            Inject();
        while (true)
        {
            _reports = new CollectingReports();
            var log = _create(_disk, Folder, _options, _reports);
            try
            {
                log.Start();
                Recover(log);
                return log;
            }
            catch (SpoolFolderException) when (_faults.Count > 0 || _disk.Capacity < long.MaxValue / 2)
            {
                // A start may fail, with an error, when the disk fails or is full. The next one succeeds.
                _disk.Faults.Heal();
                _disk.Capacity = long.MaxValue;
                _faults.Clear();
            }
        }
    }

    /// <summary>Reads everything that the previous process has left.</summary>
    private void Recover(SpoolLog log)
    {
        var settled = log.SettledSequence;
        if (log.NextSequence <= _oracle.LastKnown)
            throw new BrokenPromiseException($"{log.NextSequence} is the next sequence after {_oracle.LastKnown}.");
        if (settled > _oracle.Settled && !_isDropping)
            throw new BrokenPromiseException($"{settled} is settled, but only {_oracle.Settled} was.");

        _oracle.Settle(settled);
        var count = log.Count;
        var read = new SortedSet<long>();
        using var reader = log.OpenReader(settled);
        while (TryRead(reader, out var spooled))
        {
            _oracle.CheckRecovered(in spooled, _permitted);
            if (!read.Add(spooled.Sequence) || read.Max != spooled.Sequence)
                throw new BrokenPromiseException($"{spooled.Sequence} is out of order.");
        }

        _oracle.CheckAllRead(read, settled, _permitted);
        var damaged = _oracle.CountDamaged(settled);
        var isExact = _permitted is PermittedLoss.None or PermittedLoss.One;
        if (count != read.Count + _reports.LostEvents || (isExact && _reports.LostEvents != damaged))
        {
            throw new BrokenPromiseException(
                $"{damaged} damaged, {_reports.LostEvents} reported; {count} counted, {read.Count} read after {settled}. "
                + $"{_permitted} {_options.Durability} {string.Join(' ', _reports.All)}");
        }

        _isDropping = false;
        _permitted = PermittedLoss.None;
    }

    private void Live(SpoolLog log)
    {
        var lost = _reports.LostEvents;
        var settled = log.SettledSequence;
        using var reader = log.OpenReader(settled);
        for (var steps = _random.Next(60); steps > 0; steps--)
        {
            _now += TimeSpan.FromMilliseconds(_random.Next(3) is 0 ? _random.Next(300) : 0);
            Step(log, reader);
            var expected = _oracle.CountKept(log.SettledSequence) + _oracle.CountDamaged(log.SettledSequence);
            if (log.Count != expected)
                throw new BrokenPromiseException($"Expected {expected} events but counted {log.Count}. {string.Join(' ', _reports.All)}");
            if (_reports.LostEvents != lost)
                throw new BrokenPromiseException($"Reported {string.Join(' ', _reports.All)}");
        }
    }

    private void Step(SpoolLog log, SpoolLogReader reader)
    {
        switch (_random.Next(20))
        {
            case < 9:
                Append(log, reader);
                break;
            case < 13:
                Read(log, reader);
                break;
            case < 16:
                var settled = log.SettledSequence;
                var through = _random.NextInt64(settled, Math.Max(settled, reader.Position) + 1);
                _oracle.Settle(through);
                log.Settle(through, _now);
                break;
            case 16:
                log.Tick(_now);
                break;
            case 17:
                log.SyncSealed();
                break;
            case 18:
                var age = TimeSpan.FromMilliseconds(_random.Next(5_000));
                Drop(log, reader, () => log.DropOlderThan(age, _now, reader.Position));
                break;
            default:
                Inject();
                break;
        }
    }

    private void Append(SpoolLog log, SpoolLogReader reader)
    {
        var group = new SimulatedGroup();
        var first = _events;
        for (var count = _random.Next(1, _maxGroup + 1); count > 0; count--)
            group.Add(_events++, _maxLineBytes);

        for (var attempt = 0; attempt < 4; attempt++)
        {
            var sequence = log.NextSequence;
            for (var index = 0; index < group.Count; index++)
                _oracle.Attempt(sequence + index, first + index);

            var result = log.Append(group, _now);
            if (result.Status is AppendStatus.Appended)
            {
                for (var index = 0; index < group.Count; index++)
                    _oracle.Acknowledge(sequence + index, first + index);
                if (log.Bytes > _options.MaxBytes)
                    throw new BrokenPromiseException($"The segments have {log.Bytes} bytes, but the limit is {_options.MaxBytes}.");
                return;
            }

            if (result.Status is AppendStatus.Failed && _faults.Count is 0 && _disk.Capacity > long.MaxValue / 2)
                throw new BrokenPromiseException($"Appending failed without a reason: {result.Error}");
            if (result.Status is AppendStatus.Full)
            {
                if (log.Bytes < _options.MaxBytes / 4 && group.Bytes < _options.SegmentBytes)
                    throw new BrokenPromiseException($"Full with {log.Bytes} of {_options.MaxBytes} bytes.");
                if (_random.Next(2) is 0 || !Drop(log, reader, () => log.DropOldest(reader.Position)))
                    return;
            }
            else if (_random.Next(3) is 0)
            {
                return;
            }
        }
    }

    private void Read(SpoolLog log, SpoolLogReader reader)
    {
        var position = Math.Max(reader.Position, log.SettledSequence);
        for (var count = _random.Next(20); count > 0 && TryRead(reader, out var spooled); count--)
        {
            _oracle.CheckLive(position, in spooled);
            position = spooled.Sequence;
        }
    }

    private bool Drop(SpoolLog log, SpoolLogReader reader, Func<SpoolRange> drop)
    {
        var unread = Math.Max(log.SettledSequence, reader.Position);
        _isDropping = true;
        var dropped = drop();
        _isDropping = false;
        if (dropped.Last is 0)
            return false;

        _oracle.Settle(dropped.Last);
        var expected = _oracle.CountKept(unread, dropped.Last) + _oracle.CountDamaged(unread, dropped.Last);
        return dropped.Count == expected ? true : throw new BrokenPromiseException($"Expected {expected} but dropped {dropped}.");
    }

    private bool TryRead(SpoolLogReader reader, out SpooledEvent spooled)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return reader.TryRead(out spooled);
            }
            catch (IOException) when (attempt < 5 && _faults.Count > 0)
            {
                // Each fault occurs once.
            }
        }
    }

    /// <summary>Lets an operation of the disk fail soon.</summary>
    private void Inject()
    {
        var operation = (DiskOperation)_random.Next((int)DiskOperation.Create, (int)DiskOperation.Sync + 1);
        if (operation is DiskOperation.Read or DiskOperation.Open or DiskOperation.Lock && _faults.Contains(operation))
            return;

        _faults.Add(operation);
        _hasLostSyncs |= operation is DiskOperation.Sync or DiskOperation.SyncFolder;
        _disk.Faults.FailAt(operation, _random.Next(1, 6), _random.Next(3) is 0 ? DiskFaults.NoSpace : DiskFaults.InputOutput);
    }

    private void End(SpoolLog log)
    {
        switch (_random.Next(4))
        {
            case 0:
                _disk.Kill();
                break;
            case 1:
                LosePower();
                break;
            case 2:
                log.Dispose();
                LosePower();
                if (_faults.Count is 0 && !_hasLostSyncs)
                    _permitted = PermittedLoss.None;
                break;
            default:
                log.Dispose();
                if (_faults.Count is 0 && _random.Next(2) is 0)
                    FlipBit();
                break;
        }
    }

    private void LosePower()
    {
        if (_random.Next(2) is 0)
        {
            _disk.Kill();
            return;
        }

        _disk.Crash(_random);
        if (_options.Durability is SpoolDurability.Process)
            _permitted = _hasLostSyncs ? PermittedLoss.Any : PermittedLoss.Suffix;
    }

    private void FlipBit()
    {
        var segments = Array.FindAll(_disk.List(Folder), static name => SpoolNames.IsSegment(name, out _));
        if (segments.Length is 0)
            return;

        var path = $"{Folder}/{segments[_random.Next(segments.Length)]}";
        var bytes = _disk.ReadAll(path);
        bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
        _disk.WriteAll(path, bytes);
        _permitted = PermittedLoss.One;
    }
}
