using System.Text.Json;
using EventTracking.Benchmarks.Measuring;
using Microsoft.Extensions.Logging;

namespace EventTracking.Benchmarks.Peers.LoggerMessage;

/// <summary>Writes the state and the scopes of log messages as JSON, straight to UTF-8, without formatting the message.</summary>
/// <param name="sink">Where lines go.</param>
internal sealed class JsonLoggerProvider(IByteSink sink) : ILoggerProvider, ISupportExternalScope, ILogger
{
    private readonly LineBuffer _buffer = new(new JsonWriterOptions { SkipValidation = true });
    private IExternalScopeProvider? _scopes;

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _scopes?.Push(state);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var writer = _buffer.Writer;
        writer.WriteStartObject();
        writer.WriteString("name"u8, eventId.Name);
        writer.WriteString("timestamp"u8, DateTimeOffset.UtcNow);
        writer.WriteStartObject("data"u8);
        Pairs.Write(writer, state);
        writer.WriteEndObject();
        writer.WriteStartObject("context"u8);
        _scopes?.ForEachScope(static (scope, writer) => Pairs.Write(writer, scope), writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        sink.Take(_buffer.Written);
        _buffer.Clear();
    }

    public void Dispose() => _buffer.Dispose();
}
