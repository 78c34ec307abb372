namespace Connectors.Simulators.Internal;

/// <summary>Invented shoppers: names, streets and towns in British shape, telephone numbers from the range kept for fiction.</summary>
internal sealed record Shopper(string CustomerId, string FirstName, string LastName, string Street1, string? Street2, string City, string County, string PostCode, string? Phone)
{
    private static readonly string[] FirstNames = ["Amelia", "Oliver", "Isla", "George", "Priya", "Harry", "Sofia", "Mohammed", "Grace", "Leo", "Niamh", "Arjun", "Zoë", "Callum", "Ffion", "Tomasz"];
    private static readonly string[] LastNames = ["Smith", "Patel", "O'Connor", "Jones", "Khan", "Taylor", "Nowak", "Campbell", "Wright", "Hughes", "Begum", "Fraser", "Okafor", "Evans", "Lloyd-Price", "Murphy"];
    private static readonly string[] Streets = ["High Street", "Station Road", "Church Lane", "Mill Road", "Victoria Avenue", "Queensway", "Park Drive", "The Crescent", "Chapel Hill", "Orchard Close"];
    private static readonly (string City, string County, string Area)[] Towns =
    [
        ("Leeds", "West Yorkshire", "LS"), ("Bristol", "Bristol", "BS"), ("Cardiff", "South Glamorgan", "CF"), ("Norwich", "Norfolk", "NR"), ("Exeter", "Devon", "EX"),
        ("Southampton", "Hampshire", "SO"), ("Glasgow", "Lanarkshire", "G"), ("Nottingham", "Nottinghamshire", "NG"), ("Reading", "Berkshire", "RG"), ("Chester", "Cheshire", "CH"),
    ];

    public string? Company { get; init; }

    /// <summary>Second line of the company.</summary>
    public string? Department { get; init; }

    /// <summary>What the driver is told.</summary>
    public string? Note { get; init; }

    public string? Civility { get; init; }

    public string? SecondPhone { get; init; }

    /// <summary>Whether the country is told by its code, beside its name.</summary>
    public bool HasCountryCode { get; init; } = true;

    public static Shopper Make(ref Dice dice)
    {
        const string letters = "ABDEFGHJLNPQRSTUWXYZ";
        var (city, county, area) = dice.Pick<(string, string, string)>(Towns);
        return new Shopper(
            $"CUST-{dice.Digits(8)}",
            dice.Pick<string>(FirstNames),
            dice.Pick<string>(LastNames),
            $"{dice.Between(1, 180).Text()} {dice.Pick<string>(Streets)}",
            dice.Chance(0.2m) ? $"Flat {dice.Between(1, 24).Text()}" : null,
            city,
            county,
            $"{area}{dice.Between(1, 20).Text()} {dice.Between(1, 9).Text()}{letters[dice.Below(letters.Length)]}{letters[dice.Below(letters.Length)]}",
            $"07700 900{dice.Digits(3)}");
    }
}
