using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Application.Accounts;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(known => known.DisplayName).HasMaxLength(100);
        account.Property(known => known.Unit).HasMaxLength(60);
        account.Property(known => known.Team).HasMaxLength(60);
        account.Property(known => known.Giver).HasMaxLength(60);
    }
}

internal sealed class AccountClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim) => claim.ToTable("account_claims");
}

internal sealed class AccountLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login) => login.ToTable("account_logins");
}

internal sealed class AccountTokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token) => token.ToTable("account_tokens");
}

internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("api_tokens");
        token.Property(known => known.Id).ValueGeneratedNever();
        token.Property(known => known.Title).HasMaxLength(100);
        token.Property(known => known.Hash).HasMaxLength(64);
        token.Property(known => known.CreatedBy).HasMaxLength(100);
        token.Property(known => known.RevokedBy).HasMaxLength(100);
        token.Property(known => known.Version).IsConcurrencyToken();
        token.HasIndex(known => known.Hash).IsUnique();
        token.HasOne<Account>().WithMany().HasForeignKey(known => known.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
