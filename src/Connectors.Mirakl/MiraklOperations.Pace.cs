using System.Collections.Frozen;

namespace Connectors.Mirakl;

/// <content>How often the vendor recommends and allows each operation to be called on a schedule.</content>
public static partial class MiraklOperations
{
    /// <summary>A type of its own, so that the table is made before the operations that ask it.</summary>
    private static class Pace
    {
        private static readonly TimeSpan Day = TimeSpan.FromDays(1);
        private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

        private static readonly FrozenDictionary<string, (TimeSpan? Recommended, TimeSpan? Shortest)> Published =
            new Dictionary<string, (TimeSpan? Recommended, TimeSpan? Shortest)>(StringComparer.Ordinal)
            {
                ["A01"] = (Day, Day),
                ["A02"] = (null, Day),
                ["A21"] = (Day, Day),
                ["AF01"] = (Day, Day),
                ["CH11"] = (Day, Day),
                ["CUR01"] = (Day, Day),
                ["DO01"] = (Day, Day),
                ["H11"] = (Hour, Hour),
                ["IV01"] = (Day, Day),
                ["L01"] = (Day, Day),
                ["OF01"] = (Minutes(5), Minutes(1)),
                ["OF02"] = (Minutes(5), Minutes(1)),
                ["OF03"] = (Minutes(5), Minutes(1)),
                ["OF04"] = (Minutes(5), Minutes(1)),
                ["OF24"] = (Minutes(5), Minutes(1)),
                ["OF52"] = (Minutes(5), Minutes(1)),
                ["OF53"] = (Minutes(1), Seconds(10)),
                ["OF61"] = (Day, Day),
                ["OR04"] = (null, Minutes(1)),
                ["OR07"] = (null, Minutes(1)),
                ["OR11"] = (Minutes(5), Minutes(1)),
                ["OR13"] = (Minutes(15), Minutes(5)),
                ["OR14"] = (Seconds(10), Seconds(2)),
                ["OR32"] = (null, Minutes(1)),
                ["OR75"] = (Day, Day),
                ["P41"] = (Hour, Minutes(15)),
                ["P42"] = (Minutes(1), Minutes(1)),
                ["P51"] = (Minutes(5), Minutes(1)),
                ["PL11"] = (Minutes(15), Minutes(5)),
                ["PM11"] = (Hour, Hour),
                ["PR03"] = (null, Minutes(1)),
                ["PR04"] = (null, Minutes(1)),
                ["PRI01"] = (Minutes(5), Minutes(1)),
                ["PRI02"] = (Minutes(5), Minutes(1)),
                ["PRI03"] = (Minutes(5), Minutes(1)),
                ["RT11"] = (Minutes(15), Minutes(5)),
                ["SBC11"] = (Day, Day),
                ["SH11"] = (Day, Day),
                ["SH12"] = (Day, Day),
                ["SH21"] = (Day, Day),
                ["SH31"] = (Day, Day),
                ["SH42"] = (7 * Day, Hour),
                ["SH52"] = (7 * Day, Hour),
                ["ST12"] = (Minutes(15), Minutes(5)),
                ["STO01"] = (Minutes(5), Minutes(1)),
                ["STO02"] = (Minutes(5), Seconds(15)),
                ["STO03"] = (Minutes(5), Minutes(1)),
                ["TL02"] = (Minutes(72), null),
                ["TL03"] = (Day, Day),
                ["TL04"] = (Minutes(1), Seconds(10)),
                ["VL11"] = (Hour, Hour),
            }.ToFrozenDictionary(StringComparer.Ordinal);

        public static (TimeSpan? Recommended, TimeSpan? Shortest) Of(string code) => Published.GetValueOrDefault(code);

        private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

        private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
    }
}
