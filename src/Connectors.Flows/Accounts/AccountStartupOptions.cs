namespace Connectors.Flows.Accounts;

/// <summary>Holds nothing: the platform checks options when the host starts, so that what <see cref="AccountStartupCheck"/> finds is told together with every other mistake.</summary>
internal sealed class AccountStartupOptions;
