using Connectors.Domain.Values;

namespace Connectors.Domain.Deadlines;

/// <summary>On which days of the week a marketplace's deadlines run.</summary>
/// <param name="Marketplace">Connection whose deadlines they are; null for every one without a row of its own.</param>
/// <param name="TimeZone">IANA name of the time zone in which its days begin and end, for example <c>Europe/London</c>.</param>
/// <param name="Days">Its working days in English, in full or by three letters: single days and ranges, for example <c>mon-fri</c> or <c>mon tue thu-sat</c>.</param>
public sealed record CalendarRow(ConnectionName? Marketplace, string TimeZone, string Days = "mon-fri");
