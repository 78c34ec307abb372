using Connectors.Domain.Values;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <summary>Starting values for known platforms. They fill what is not set yet; whatever the application sets, before or after, wins.</summary>
public static class MiraklPresets
{
    private static readonly Uri BandQ = new("https://marketplace.kingfisher.com/");

    /// <summary>
    /// B&amp;Q Marketplace (Kingfisher, United Kingdom): host <c>https://marketplace.kingfisher.com</c>, channel <c>BQ_UK</c>, pounds sterling.
    /// Orders are accepted by the platform there; carriers, deadlines and the shipping mode are read from the account.
    /// </summary>
    /// <param name="options">The options to fill.</param>
    /// <returns>The same options.</returns>
    public static MiraklClientOptions UseBandQ(this MiraklClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.BaseAddress ??= BandQ;
        options.DefaultChannel ??= "BQ_UK";
        options.DefaultCurrency ??= CurrencyCode.Gbp.Value;
        return options;
    }

    /// <summary>
    /// The limits of a key that the vendor classes as an external partner's: the order poll (OR11) once in 15 minutes at most, so at most 4 pages an hour.
    /// Check schedules against them with <see cref="CallPlan.Check"/> and <see cref="MiraklClientOptions.ReadCallLimits"/>.
    /// </summary>
    /// <param name="options">The options to fill.</param>
    /// <returns>The same options.</returns>
    public static MiraklClientOptions UseExternalPartnerLimits(this MiraklClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.CallLimits.TryAdd("OR11", new CallLimit(4, TimeSpan.FromHours(1)).ToString());
        return options;
    }
}
