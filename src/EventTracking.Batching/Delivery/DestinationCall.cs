using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace EventTracking.Batching;

/// <summary>
/// A call of a destination, and the wait for its answer, which can end first: a destination may ignore cancellation. Unless that happens,
/// the object is used for the next call too, so that calls allocate nothing.
/// </summary>
/// <remarks>
/// The call runs on a thread that the worker does not need, because a destination may block. That does not take a switch to another thread
/// for each call: if a destination answers at once, the worker continues on the thread of the call, and when it waits for the next call,
/// the thread makes that one.
/// </remarks>
internal sealed class DestinationCall : IThreadPoolWorkItem, IValueTaskSource<BatchResult?>
{
    /// <summary>The call whose answer the worker processes on this thread, until it makes the next one.</summary>
    [ThreadStatic]
    private static DestinationCall? _answering;

    private readonly IEventBatchBackend _destination;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly Action _onSent;
    private ManualResetValueTaskSourceCore<BatchResult?> _answer;
    private CancellationTokenRegistration _registration;
    private CancellationToken _request;
    private EventBatch? _batch;
    private ValueTask<BatchResult> _sending;
    private TaskCompletionSource? _ended;
    private int _isRunning;
    private int _isAnswered;

    /// <param name="destination">The destination.</param>
    public DestinationCall(IEventBatchBackend destination) => (_destination, _onSent) = (destination, OnSent);

    /// <summary>Gets a value indicating whether the destination may still read the batch.</summary>
    public bool IsRunning => Volatile.Read(ref _isRunning) != 0;

    /// <summary>Gets a value indicating whether the wait has ended before the call. Then the object must not be used again.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Returns a task that completes when the destination no longer reads the batch.</summary>
    public Task WhenEnded()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ended = Interlocked.CompareExchange(ref _ended, ended, null) ?? ended;
        if (!IsRunning)
            ended.TrySetResult();
        return ended.Task;
    }

    /// <summary>Calls the destination. The previous call must have ended.</summary>
    /// <param name="batch">The events.</param>
    /// <param name="request">The token that the destination receives.</param>
    /// <param name="answer">Ends the wait for the answer.</param>
    public ValueTask<BatchResult?> MakeAsync(EventBatch batch, CancellationToken request, CancellationToken answer)
    {
        _answer.Reset();
        _answer.RunContinuationsAsynchronously = false;
        (_batch, _request, _isAnswered, _isRunning) = (batch, request, 0, 1);
        _registration = answer.UnsafeRegister(
            static (call, token) => ((DestinationCall)call!).Abandon(new OperationCanceledException(token)), this);
        if (_answering == this)
            _answering = null;
        else
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return new ValueTask<BatchResult?>(this, _answer.Version);
    }

    void IThreadPoolWorkItem.Execute()
    {
        bool isNext;
        do
        {
            // The destination is called as code of the worker, so that a flush in it is recognized.
            if (_context is null)
                Send();
            else
                ExecutionContext.Run(_context, static call => ((DestinationCall)call!).Send(), this);
            if (!_sending.IsCompleted)
            {
                _sending.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onSent);
                return;
            }

            _answering = this;
            OnSent();
            isNext = _answering is null;
            _answering = null;
        }
        while (isNext);
    }

    BatchResult? IValueTaskSource<BatchResult?>.GetResult(short token)
    {
        _registration.Dispose();
        return _answer.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<BatchResult?>.GetStatus(short token) => _answer.GetStatus(token);

    void IValueTaskSource<BatchResult?>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _answer.OnCompleted(continuation, state, token, flags);

    [SuppressMessage("Reliability", "CA2012", Justification = "The task is consumed once, by OnSent.")]
    private void Send()
    {
        try
        {
            _sending = _destination.SendAsync(_batch!, _request);
        }
        catch (Exception exception)
        {
            _sending = ValueTask.FromException<BatchResult>(exception);
        }
    }

    private void OnSent()
    {
        BatchResult? result = null;
        Exception? failure = null;
        try
        {
            result = _sending.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        (_sending, _batch) = (default, null);
        Interlocked.Exchange(ref _isRunning, 0);
        Volatile.Read(ref _ended)?.TrySetResult();
        if (Interlocked.Exchange(ref _isAnswered, 1) != 0)
            return;

        // The worker continues in here.
        if (failure is null)
            _answer.SetResult(result);
        else
            _answer.SetException(failure);
    }

    private void Abandon(OperationCanceledException cancellation)
    {
        if (Interlocked.Exchange(ref _isAnswered, 1) != 0)
            return;

        // The worker must not continue in the callback of a token.
        IsAbandoned = true;
        _answer.RunContinuationsAsynchronously = true;
        _answer.SetException(cancellation);
    }
}
