using System.Globalization;
using Microsoft.Extensions.Options;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>Names every mistake of the options at once, and never a secret.</summary>
internal sealed class BusinessCentralClientOptionsValidator(string connection) : IValidateOptions<BusinessCentralClientOptions>
{
    public ValidateOptionsResult Validate(string? name, BusinessCentralClientOptions options)
    {
        if (name != connection)
            return ValidateOptionsResult.Skip;

        var mistakes = new List<string>();
        void Check(bool right, string mistake)
        {
            if (!right)
                mistakes.Add($"Business Central '{connection}': {mistake}");
        }

        Check(options.TenantId.Length > 0 || (options.BaseAddress is not null && options.TokenAddress is not null),
            "TenantId is empty; the tenant's GUID or domain is expected, unless BaseAddress and TokenAddress are given.");
        Check(options.Environment.Length > 0 || options.BaseAddress is not null, "Environment is empty; the environment's name is expected.");
        Check(options.CompanyId is not null || !string.IsNullOrWhiteSpace(options.CompanyName), "neither CompanyId nor CompanyName is given.");
        Check(options.CompanyId != Guid.Empty, "CompanyId is the empty GUID.");
        Check(options.ClientId.Length > 0, "ClientId is empty.");
        Check(options.ClientSecret.Length > 0, "ClientSecret is empty.");
        Check(options.Scope.Length > 0, "Scope is empty.");
        Check(IsSafe(options.BaseAddress), "BaseAddress must be absolute and HTTPS (plain HTTP is for loopback only).");
        Check(IsSafe(options.TokenAddress), "TokenAddress must be absolute and HTTPS (plain HTTP is for loopback only).");
        Check(options.PageSize is >= 1 and <= 20_000,
            string.Create(CultureInfo.InvariantCulture, $"PageSize is {options.PageSize}; 1 to 20000 is expected."));
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static bool IsSafe(Uri? address) =>
        address is null || (address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)));
}
