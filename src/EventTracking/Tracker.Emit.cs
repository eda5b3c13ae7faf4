using System.Runtime.CompilerServices;
using EventTracking.Diagnostics;
using EventTracking.Envelope;
using EventTracking.Events;
using EventTracking.Line;
using EventTracking.Processing;

namespace EventTracking;

/// <summary>The way of an event from its emit to the router. None of it depends on the type of the event.</summary>
public sealed partial class Tracker
{
    /// <summary>The clock has not been read yet.</summary>
    private const long NotRead = -1;

    internal bool IsDisposed => _isDisposed;

    private void Emit(string name, TrackedEventDescriptor? descriptor, DataSource data)
    {
        var chain = _router.Chain;
        var utcTicks = ReadClockEarly(chain);
        var thread = EmitThread.Current;

        // The offer comes before the question, so that who disposes sees every emit that was told no.
        var cell = _router.Account.CellOf(thread);
        cell.Offer();
        if (IsDisposed)
        {
            _router.Account.Reject(DropReason.Shutdown, name, _failures);
            return;
        }

        if (!thread.CanEmit)
        {
            _router.Account.Reject(DropReason.RecursiveEmit, name, _failures);
            return;
        }

        var idLow = thread.Ids.Next();
        var verdict = chain.Decide(name, descriptor, idLow, thread);
        if (verdict is NameVerdict.Drop)
        {
            cell.Filter();
            return;
        }

        var depth = thread.Depth;
        try
        {
            if (utcTicks == NotRead)
                utcTicks = _time.GetUtcNow().UtcTicks;

            // Before the data: behind it, the processor would have nothing else to do while it looks for them.
            var contexts = _contexts.Current;
            Unsafe.SkipInit(out LineWriter line);
            line.Begin(thread.TakeBuffer(_maxEventBytes), thread.Timestamp, _failures, name, descriptor, utcTicks, idLow);
            try
            {
                data.Write(ref line.Data);
            }
            catch (Exception exception)
            {
                line.DiscardData(exception);
            }

            var envelope = line.Close(contexts);
            _router.Route(in envelope, chain, verdict, cell, thread);
        }
        catch (Exception exception)
        {
            RejectUnwritten(name, exception);
        }
        finally
        {
            thread.ReturnBuffers(depth);
        }
    }

    /// <summary>
    /// Reads the clock before anything else is done. The processor lets nothing begin behind a clock before all in front of it has ended:
    /// read first, it holds up nothing. An event that may be dropped by its name can do without, and the clock of somebody else may throw:
    /// both are read later.
    /// </summary>
    private long ReadClockEarly(ProcessorChain chain) =>
        _time == TimeProvider.System && !chain.CanDropByName ? TimeProvider.System.GetUtcNow().UtcTicks : NotRead;

    /// <summary>The event is too large; or a clock, a context locator or the lack of memory did what data and backends cannot.</summary>
    private void RejectUnwritten(string name, Exception exception)
    {
        name = LogText.ShortName(name);
        if (exception is EventTooLargeException)
            _router.Account.Reject(DropReason.Oversize, name, _failures, exception.Message);
        else
            _router.Account.Reject(DropReason.Unserializable, name, _failures, exception: exception);
    }
}
