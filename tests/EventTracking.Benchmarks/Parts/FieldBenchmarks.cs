using BenchmarkDotNet.Attributes;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;

namespace EventTracking.Benchmarks.Parts;

/// <summary>Events of a single field, against one without: what each kind of field costs.</summary>
[Config(typeof(PartsConfig))]
public class FieldBenchmarks
{
    private readonly Tracker _tracker = SomeTracker.To(new CountingBackend(new CountingSink()));
    private readonly TextEmitted _short = new("eng");
    private readonly TextEmitted _text = new("DemoX-video-0b9e");
    private readonly TextEmitted _escaped = new("a \"quoted\" word and a line\nbreak");
    private readonly TextEmitted _cyrillic = new("видео о поиске рыб");
    private readonly DoubleEmitted _decimal = new(86.75);
    private readonly DoubleEmitted _digits = new(195.53333333333333);
    private readonly NumberEmitted _number = new(10938);
    private readonly InstantEmitted _instant = new(new DateTimeOffset(2026, 11, 23, 19, 29, 34, 718, TimeSpan.Zero));
    private readonly IdentifierEmitted _identifier = new(new Guid("0b9e3947-7cf3-4507-a7a4-8f74be381fdd"));

    [Benchmark(Baseline = true)]
    public void Nothing() => _tracker.Emit(new NothingEmitted());

    [Benchmark]
    public void ShortText() => _tracker.Emit(in _short);

    [Benchmark]
    public void Text() => _tracker.Emit(in _text);

    [Benchmark]
    public void EscapedText() => _tracker.Emit(in _escaped);

    [Benchmark]
    public void CyrillicText() => _tracker.Emit(in _cyrillic);

    [Benchmark]
    public void DecimalDouble() => _tracker.Emit(in _decimal);

    [Benchmark]
    public void DoubleOfManyDigits() => _tracker.Emit(in _digits);

    [Benchmark]
    public void Number() => _tracker.Emit(in _number);

    [Benchmark]
    public void Instant() => _tracker.Emit(in _instant);

    [Benchmark]
    public void Identifier() => _tracker.Emit(in _identifier);
}
