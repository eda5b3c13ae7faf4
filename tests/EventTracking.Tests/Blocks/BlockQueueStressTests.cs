using System.Buffers.Binary;
using EventTracking.Blocks;
using Xunit;

namespace EventTracking.Tests.Blocks;

/// <summary>
/// Several producers, one consumer and blocks of a few entries, so that blocks are sealed and reused all the time. Each entry contains its
/// producer, its number and, up to its length, bytes that follow from both.
/// </summary>
public class BlockQueueStressTests
{
    private const int Producers = 4;
    private const int EntryCost = 8;
    private const int Capacity = 700;
    private const int BlockSize = 200;
    private const int MinLength = 8;
    private const int MaxLength = 60;
    private static readonly int Entries = LongRun.Choose(20_000, 60_000, 5_000_000);

    private readonly object _gate = new();
    private readonly int[][] _seen = [.. Enumerable.Range(0, Producers).Select(static _ => new int[Entries])];
    private readonly int[] _latestTaken = [-1, -1, -1, -1];
    private readonly int[] _latestDiscarded = [-1, -1, -1, -1];
    private readonly BlockQueue<Block<long>> _queue;
    private long _held;
    private long _maxHeld;
    private long _taken;
    private long _discarded;
    private int _running = Producers;
    private string? _failure;

    public BlockQueueStressTests() => _queue = new BlockQueue<Block<long>>(
        _gate, BlockSize, Capacity, maxSpares: 2, static size => new Block<long>(size, Math.Max(1, size / MinLength / 2), EntryCost));

    [Fact]
    public void Single_entries_are_taken_once_in_the_order_of_their_producers()
    {
        Run(consume: TakeEntries, whenFull: static () => Thread.Yield());

        Assert.Equal((Producers * (long)Entries, 0), (_taken, _discarded));
    }

    [Fact]
    public void Whole_blocks_are_taken_once_in_the_order_of_their_producers()
    {
        Run(consume: TakeBlocks, whenFull: static () => Thread.Yield());

        Assert.Equal((Producers * (long)Entries, 0), (_taken, _discarded));
    }

    [Fact]
    public void Each_entry_is_either_taken_or_discarded()
    {
        Run(consume: TakeEntries, whenFull: Discard);

        Assert.Equal(Producers * (long)Entries, _taken + _discarded);
        Assert.NotEqual(0, _discarded);
    }

    private void Run(Action consume, Action whenFull)
    {
        Thread[] threads =
        [
            .. Enumerable.Range(0, Producers).Select(producer => new Thread(() => Guard(() => Produce(producer, whenFull)))),
            new Thread(() => Guard(consume)),
        ];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.JoinInTime());

        Assert.Null(_failure);
        Assert.Equal((0, 0), (_queue.Count, _queue.HeldBytes));
        Assert.Equal(Producers * (long)Entries, _queue.LastSequence);

        // Producers count an entry after reserving its space, and readers uncount it before its room can be used again.
        Assert.InRange(_maxHeld, Capacity / 2, Capacity);
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception.ToString(), null);
        }
    }

    private void Produce(int producer, Action whenFull)
    {
        for (var i = 0; i < Entries && Volatile.Read(ref _failure) is null; i++)
        {
            var length = LengthOf(producer, i);
            while (!TryAdd(producer, i, length))
                whenFull();
            if (i % 97 == 0)
                _queue.Seal();
        }

        if (Interlocked.Decrement(ref _running) == 0)
            _queue.Close();
    }

    private bool TryAdd(int producer, int number, int length)
    {
        if (_queue.Reserve(length, out var reservation) != ReserveResult.Reserved)
            return false;

        var bytes = reservation.Bytes;
        Count(bytes.Length + EntryCost);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, producer);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], number);
        bytes[MinLength..].Fill((byte)(producer + number));
        reservation.Block.ItemOf(reservation.Index) = number;

        // Now and then another thread runs between the two.
        if (number % 211 == 0)
            Thread.Yield();
        reservation.Publish();
        return true;
    }

    private void Count(int cost)
    {
        var held = Interlocked.Add(ref _held, cost);
        long max;
        while (held > (max = Volatile.Read(ref _maxHeld)))
            Interlocked.CompareExchange(ref _maxHeld, held, max);
    }

    private void TakeEntries()
    {
        while (Volatile.Read(ref _failure) is null)
        {
            var mayBeLast = _queue.IsClosed;
            if (_queue.TryTake(out var entry))
            {
                Check(_latestTaken, entry.Bytes.Span, entry.Block.ItemOf(entry.Index));
                _taken++;
                Interlocked.Add(ref _held, -entry.Cost);
                _queue.Release(in entry);
                _queue.Recycle(in entry);
            }
            else if (mayBeLast)
            {
                return;
            }
        }
    }

    private void TakeBlocks()
    {
        while (Volatile.Read(ref _failure) is null)
        {
            var mayBeLast = _queue.IsClosed;
            _queue.Seal();
            if (_queue.TryTakeBlock(out var block))
            {
                var rest = block.AllBytes();
                for (var i = 0; i < block.Count; i++)
                {
                    Check(_latestTaken, rest[..block.LengthOf(i)], block.ItemOf(i));
                    rest = rest[block.LengthOf(i)..];
                }

                Assert.True(rest.IsEmpty);
                _taken += block.Count;
                Interlocked.Add(ref _held, -block.Cost);
                _queue.Release(block);
                _queue.Recycle(block);
            }
            else if (mayBeLast)
            {
                return;
            }
        }
    }

    private void Discard()
    {
        lock (_gate)
        {
            if (!_queue.TryDiscard(out var entry))
                return;

            Check(_latestDiscarded, entry.Bytes.Span, entry.Block.ItemOf(entry.Index));
            _discarded++;

            // Producers notice the room only under the lock.
            Interlocked.Add(ref _held, -entry.Cost);
            _queue.Recycle(in entry);
        }
    }

    /// <summary>Checks an entry, that it was not seen before, and that it is later than the latest of its producer.</summary>
    private void Check(int[] latest, ReadOnlySpan<byte> bytes, long item)
    {
        var producer = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var number = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        Assert.Equal(number, item);
        Assert.Equal(LengthOf(producer, number), bytes.Length);
        Assert.Equal(-1, bytes[MinLength..].IndexOfAnyExcept((byte)(producer + number)));
        Assert.Equal(0, Interlocked.Exchange(ref _seen[producer][number], 1));
        Assert.True(number > latest[producer], $"{number} of producer {producer} is after {latest[producer]}");
        latest[producer] = number;
    }

    private static int LengthOf(int producer, int number) => MinLength + (((producer * 31) + (number * 17)) % (MaxLength - MinLength));
}
