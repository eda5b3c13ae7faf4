namespace EventTracking.Shared.Differential.Shapes;

[TrackedEvent("differential.sizes.two_hundred_fields")]
internal sealed partial record TwoHundredFields(
    int F001, int F002, int F003, int F004, int F005, int F006, int F007, int F008, int F009, int F010,
    int F011, int F012, int F013, int F014, int F015, int F016, int F017, int F018, int F019, int F020,
    int F021, int F022, int F023, int F024, int F025, int F026, int F027, int F028, int F029, int F030,
    int F031, int F032, int F033, int F034, int F035, int F036, int F037, int F038, int F039, int F040,
    int F041, int F042, int F043, int F044, int F045, int F046, int F047, int F048, int F049, int F050,
    int F051, int F052, int F053, int F054, int F055, int F056, int F057, int F058, int F059, int F060,
    int F061, int F062, int F063, int F064, int F065, int F066, int F067, int F068, int F069, int F070,
    int F071, int F072, int F073, int F074, int F075, int F076, int F077, int F078, int F079, int F080,
    int F081, int F082, int F083, int F084, int F085, int F086, int F087, int F088, int F089, int F090,
    int F091, int F092, int F093, int F094, int F095, int F096, int F097, int F098, int F099, int F100,
    int F101, int F102, int F103, int F104, int F105, int F106, int F107, int F108, int F109, int F110,
    int F111, int F112, int F113, int F114, int F115, int F116, int F117, int F118, int F119, int F120,
    int F121, int F122, int F123, int F124, int F125, int F126, int F127, int F128, int F129, int F130,
    int F131, int F132, int F133, int F134, int F135, int F136, int F137, int F138, int F139, int F140,
    int F141, int F142, int F143, int F144, int F145, int F146, int F147, int F148, int F149, int F150,
    int F151, int F152, int F153, int F154, int F155, int F156, int F157, int F158, int F159, int F160,
    int F161, int F162, int F163, int F164, int F165, int F166, int F167, int F168, int F169, int F170,
    int F171, int F172, int F173, int F174, int F175, int F176, int F177, int F178, int F179, int F180,
    int F181, int F182, int F183, int F184, int F185, int F186, int F187, int F188, int F189, int F190,
    int F191, int F192, int F193, int F194, int F195, int F196, int F197, int F198, int F199, int F200)
{
    public static TwoHundredFields Of(int[] values) =>
        (TwoHundredFields)typeof(TwoHundredFields).GetConstructors()[0].Invoke([.. values.Cast<object>()]);
}
