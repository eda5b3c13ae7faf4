namespace EventTracking.Benchmarks.WorkItem.Inputs;

/// <summary>A form of sixty fields was submitted: twelve each of strings, counts, shares, flags and totals.</summary>
[TrackedEvent("org.edx.form.submitted")]
public readonly partial record struct FormSubmitted(
    string Text01 = "value 1 of the form", int Count01 = 137, double Share01 = 0.00, bool Flag01 = false, long Total01 = 1234567,
    string Text02 = "value 2 of the form", int Count02 = 274, double Share02 = 1.37, bool Flag02 = true, long Total02 = 2469134,
    string Text03 = "value 3 of the form", int Count03 = 411, double Share03 = 2.74, bool Flag03 = false, long Total03 = 3703701,
    string Text04 = "value 4 of the form", int Count04 = 548, double Share04 = 3.11, bool Flag04 = true, long Total04 = 4938268,
    string Text05 = "value 5 of the form", int Count05 = 685, double Share05 = 4.48, bool Flag05 = false, long Total05 = 6172835,
    string Text06 = "value 6 of the form", int Count06 = 822, double Share06 = 5.85, bool Flag06 = true, long Total06 = 7407402,
    string Text07 = "value 7 of the form", int Count07 = 959, double Share07 = 6.22, bool Flag07 = false, long Total07 = 8641969,
    string Text08 = "value 8 of the form", int Count08 = 1096, double Share08 = 7.59, bool Flag08 = true, long Total08 = 9876536,
    string Text09 = "value 9 of the form", int Count09 = 1233, double Share09 = 8.96, bool Flag09 = false, long Total09 = 11111103,
    string Text10 = "value 10 of the form", int Count10 = 1370, double Share10 = 9.33, bool Flag10 = true, long Total10 = 12345670,
    string Text11 = "value 11 of the form", int Count11 = 1507, double Share11 = 10.70, bool Flag11 = false, long Total11 = 13580237,
    string Text12 = "value 12 of the form", int Count12 = 1644, double Share12 = 11.07, bool Flag12 = true, long Total12 = 14814804)
{
    /// <summary>A form with its default values. The constructor without arguments would leave all at zero.</summary>
    public static FormSubmitted Sample => new(Text01: "value 1 of the form");
}
